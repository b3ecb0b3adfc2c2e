<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
</context>
<context>
    <name>Evaluation</name>
    <message>
        <source>Issue and freeze</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Issued, frozen</source>
        <translation>已定稿</translation>
    </message>
    <message>
        <source>Issued; checksum {checksum}</source>
        <translation>已定稿，校验码 {checksum}</translation>
    </message>
    <message>
        <source>No font has these characters, they print as 〓: {shown}</source>
        <translation>以下字符字库没有，打印为 〓：{shown}</translation>
    </message>
    <message>
        <source>Not issued yet</source>
        <translation>未定稿</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已送打印机。</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}. Choose another place.</source>
        <translation>文件写不进去：{reason}。请换一个位置。</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>换周</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Week not over yet</source>
        <translation>本周未结束</translation>
    </message>
    <message>
        <source>Week {week}, {year}</source>
        <translation>{year} 年第 {week} 周</translation>
    </message>
    <message>
        <source>Weekly report</source>
        <translation>周报</translation>
    </message>
</context>
</TS>
