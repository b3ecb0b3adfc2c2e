"""The write side: one module per noun, one public function per act."""
