using System.Globalization;

namespace OrleansNotify.Edge;

/// <summary>Numbers in a query: plain decimal digits only.</summary>
internal static class QueryNumber
{
    /// <summary>True with null when it is not there.</summary>
    public static bool TryRead(IQueryCollection query, string name, out long? number)
    {
        string? text = query[name];
        var isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        number = isNumber ? value : null;
        return isNumber || text is null;
    }

    /// <summary>False unless it is 1 to <paramref name="most"/>.</summary>
    public static bool TryLimit(IQueryCollection query, int most, int usual, out int limit)
    {
        var isNumber = TryRead(query, "limit", out var number);
        limit = (int)Math.Clamp(number ?? usual, 1, most);
        return isNumber && (number is null || number == limit);
    }
}
