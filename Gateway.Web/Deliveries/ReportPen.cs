using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace OrleansNotify.Deliveries;

/// <summary>Draws lines of text from the top of a page to its bottom, and then goes on with the next page.</summary>
internal sealed class ReportPen(PdfDocument document) : IDisposable
{
    public const double Margin = 36;
    private const double Footer = 24;

    private readonly Dictionary<(double, bool), XFont> _fonts = [];
    private XGraphics? _graphics;
    private PdfPage? _page;

    public double Y { get; private set; }

    public double Width => _page!.Width.Point - (2 * Margin);

    /// <summary>Drawn at the top of every further page.</summary>
    public Action? Head { get; set; }

    public void NewPage()
    {
        _graphics?.Dispose();
        _page = document.AddPage();
        (_page.Size, _page.Orientation) = (PageSize.A4, PageOrientation.Landscape);
        _graphics = XGraphics.FromPdfPage(_page);
        Y = Margin;
        Head?.Invoke();
    }

    /// <summary>What follows is not torn apart.</summary>
    public void Need(double height)
    {
        if (Y + height > _page!.Height.Point - Margin - Footer)
        {
            NewPage();
        }
    }

    public void Move(double height) => Y += height;

    public void Line(string text, double size = 9, bool isBold = false, double left = 0)
    {
        Need(size * 1.5);
        Text(text, left, Width - left, size, isBold);
        Move(size * 1.5);
    }

    /// <summary>At the present height; what does not fit is left out.</summary>
    public void Text(string text, double left, double width, double size = 8, bool isBold = false, bool isGray = false)
        => _graphics!.DrawString(Fitting(text, width, size, isBold), Font(size, isBold), isGray ? XBrushes.DimGray : XBrushes.Black, Margin + left, Y + size);

    public void Rule() => _graphics!.DrawLine(XPens.Gray, Margin, Y, Margin + Width, Y);

    public void Bar(double left, double top, double width, double height, XBrush brush)
        => _graphics!.DrawRectangle(brush, Margin + left, Y + top, width, height);

    public void Foot(Func<int, int, string> text)
    {
        _graphics?.Dispose();
        _graphics = null;
        for (var i = 0; i < document.PageCount; i++)
        {
            using var graphics = XGraphics.FromPdfPage(document.Pages[i]);
            graphics.DrawString(text(i + 1, document.PageCount), Font(7, false), XBrushes.DimGray, Margin, document.Pages[i].Height.Point - Margin);
        }
    }

    public void Dispose() => _graphics?.Dispose();

    private string Fitting(string text, double width, double size, bool isBold)
    {
        var shown = ReportText.Of(text);
        if (_graphics!.MeasureString(shown, Font(size, isBold)).Width <= width)
        {
            return shown;
        }

        var (low, high) = (0, shown.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _graphics.MeasureString(shown[..middle] + "…", Font(size, isBold)).Width <= width ? (middle, high) : (low, middle - 1);
        }

        return shown[..low] + "…";
    }

    private XFont Font(double size, bool isBold)
    {
        if (!_fonts.TryGetValue((size, isBold), out var font))
        {
            font = _fonts[(size, isBold)] = new XFont(ReportFonts.Family, size, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
        }

        return font;
    }
}
