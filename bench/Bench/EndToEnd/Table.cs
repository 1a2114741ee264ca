using System.Globalization;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>Columns of numbers under their names.</summary>
internal sealed class Table
{
    private const int NameWidth = 38;
    private const int LeastWidth = 8;
    private readonly string[] _columns;

    public Table(string title, params string[] columns)
    {
        _columns = columns;
        Console.WriteLine($"\n{title}");
        Line("", columns);
    }

    /// <param name="cells">A number with its format each.</param>
    public void Row(string name, params (double Value, string Format)[] cells)
        => Line(name, [.. cells.Select(cell => cell.Value.ToString(cell.Format, CultureInfo.InvariantCulture))]);

    private void Line(string name, string[] cells)
        => Console.WriteLine(name.PadRight(NameWidth) + string.Concat(cells.Zip(_columns, Aligned)));

    private static string Aligned(string cell, string column) => cell.PadLeft(Math.Max(column.Length, LeastWidth) + 2);
}
