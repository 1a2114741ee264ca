using System.Buffers;

namespace OrleansNotify.Activity;

/// <summary>Rows as RFC 4180 has them, whose cells no spreadsheet takes for formulas.</summary>
internal static class Csv
{
    // As OWASP lists them, and the full-width ones, which some spreadsheets take for the same.
    private const string FormulaStarts = "=+-@\t\r\0＝＋－＠";
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",\r\n");

    public static string Row(params ReadOnlySpan<string> cells)
    {
        var row = new string[cells.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Cell(cells[i]);
        }

        return string.Join(',', row) + "\r\n";
    }

    public static string Cell(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
