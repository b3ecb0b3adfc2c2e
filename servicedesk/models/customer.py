"""Customers: who they are, how they are reached and recognised, what to mind."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from servicedesk.models.base import Base, Versioned


class Tier(Base):
    """A membership tier."""

    __tablename__ = "tier"
    code: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    colour: Mapped[str] = mapped_column(default="neutral")
    position: Mapped[int] = mapped_column(default=0)


class Customer(Versioned, Base):
    """A person or company the desk serves; may be known by little more than a name."""

    __tablename__ = "customer"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    name_sort: Mapped[str]
    salutation: Mapped[str] = mapped_column(default="")
    is_company: Mapped[bool] = mapped_column(default=False)
    company: Mapped[str] = mapped_column(default="")
    tier_code: Mapped[str | None] = mapped_column(ForeignKey("tier.code"))
    member_number: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="")
    birthday: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    consent_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    # With what became of the merged: a list of all is read from the index alone.
    __table_args__ = (Index("ix_customer_name_sort_id", "name_sort", "id", "merged_into_id"),)


class CustomerContact(Base):
    """A phone number, WeChat name or e-mail address."""

    __tablename__ = "customer_contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    kind: Mapped[str]
    value: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)


class CustomerReference(Base):
    """A room or order that stands for the customer from – until; 1208 today is not 1208 last week."""

    __tablename__ = "customer_reference"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    value: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    valid_from_on: Mapped[date]
    valid_until_on: Mapped[date | None]
    __table_args__ = (
        Index("ix_customer_reference_value_valid_from_on", "value", "valid_from_on"),
        # Who is here today and who comes tomorrow: the few rows that end today or later.
        Index("ix_customer_reference_valid_until_on", "valid_until_on", "valid_from_on", "customer_id"),
    )


class CustomerPreference(Base):
    """Something the customer likes, remembered for next time."""

    __tablename__ = "customer_preference"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    text: Mapped[str]
    created_at: Mapped[datetime]
    staff_id: Mapped[int | None]


class CustomerAlert(Base):
    """Something to know before speaking: allergy, debt, language; has an author and may expire."""

    __tablename__ = "customer_alert"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    severity: Mapped[str]
    text: Mapped[str]
    staff_id: Mapped[int | None]
    created_at: Mapped[datetime]
    expires_on: Mapped[date | None]


class IdentificationKey(Base):
    """A folded key the one box finds a customer by; phone numbers are stored reversed for their tails."""

    __tablename__ = "identification_key"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey("customer.id"), index=True)
    kind: Mapped[str]
    key: Mapped[str]
    valid_from_on: Mapped[date | None]
    valid_until_on: Mapped[date | None]
    # Covers what finding needs: room 1208 of ten years is passed over without reading a row.
    __table_args__ = (
        Index("ix_identification_key_key_kind", "key", "kind", "valid_until_on", "valid_from_on", "customer_id"),
    )
