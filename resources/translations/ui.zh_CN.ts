<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChartView</name>
    <message>
        <source>Chart</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>PdfPreview</name>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Page preview</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>Page {page} of {count}</source>
        <translation>第 {page} / {count} 页</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>No printer is set up on this computer. Save the PDF and print it elsewhere.</source>
        <translation>这台电脑没有打印机。请先保存 PDF，到别处打印。</translation>
    </message>
    <message>
        <source>Printer “{name}” was not found. Choose another or save the PDF.</source>
        <translation>找不到打印机“{name}”。请换一台，或先保存 PDF。</translation>
    </message>
    <message>
        <source>The file is damaged and cannot be printed.</source>
        <translation>文件已损坏，无法打印。</translation>
    </message>
    <message>
        <source>The printer does not answer. Check that it is on, or save the PDF.</source>
        <translation>打印机没有响应。请检查是否开机，或先保存 PDF。</translation>
    </message>
    <message>
        <source>The printer refused the job. Check paper and connection, then print again.</source>
        <translation>打印机没有接受任务。请检查纸张和连接后重打。</translation>
    </message>
</context>
</TS>
