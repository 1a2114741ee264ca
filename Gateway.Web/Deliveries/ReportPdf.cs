using System.Text;
using System.Text.RegularExpressions;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace OrleansNotify.Deliveries;

/// <summary>A report as the bytes of a PDF; of the same data they are the same.</summary>
internal static partial class ReportPdf
{
    private static readonly Lock Fonts = new();

    public static byte[] Write(DeliveryReport report)
    {
        lock (Fonts)
        {
            GlobalFontSettings.FontResolver ??= new ReportFonts();
        }

        using var document = new PdfDocument();
        document.Info.Title = $"Deliveries of {report.Tenant}";
        document.Info.Creator = "OrleansNotify";
        (document.Info.CreationDate, document.Info.ModificationDate) = (report.MadeAt.UtcDateTime, report.MadeAt.UtcDateTime);
        using (var pen = new ReportPen(document))
        {
            new ReportWriter(report, pen).Write();
            pen.Foot((page, pages) => $"{report.Tenant} · {report.Filter} · {report.Rows.Count} rows{(report.IsCut ? ", cut" : "")} · page {page} of {pages}");
        }

        using var stream = new MemoryStream();
        document.Save(stream, closeStream: false);
        return Fixed(stream.ToArray(), report.MadeAt);
    }

    /// <summary>Names and ids that the library makes up each time, by ones of the same length.</summary>
    private static byte[] Fixed(byte[] pdf, DateTimeOffset madeAt)
    {
        var text = Encoding.Latin1.GetString(pdf);
        text = Prefix().Replace(text, match => $"AAAAAA{match.Groups[1].Value}");
        text = Uuid().Replace(text, $"uuid:{Guid.Empty}");
        text = Id().Replace(text, match => Hexadecimal().Replace(match.Value, digits => $"<{new string('0', digits.Length - 2)}>"));
        text = Date().Replace(text, match => $"D:{madeAt.UtcDateTime:yyyyMMddHHmmss}{match.Groups[1].Value}");
        return Encoding.Latin1.GetBytes(text);
    }

    [GeneratedRegex(@"[A-Z]{6}(\+DejaVu)")]
    private static partial Regex Prefix();

    [GeneratedRegex("uuid:[0-9a-fA-F-]{36}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"/ID\s*\[[^\]]*\]")]
    private static partial Regex Id();

    [GeneratedRegex("<[0-9a-fA-F]+>")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"D:\d{14}([^0-9])")]
    private static partial Regex Date();
}
