using System.Globalization;

namespace OrleansNotify.Http;

/// <summary>Reads a query, and keeps what is wrong with the first parameter that is. An empty text, as forms send it, is none.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private const string DayFormat = "yyyy-MM-dd";

    public Problem? Problem { get; private set; }

    /// <summary>1 to <paramref name="most"/>, plain decimal digits.</summary>
    public int Limit(int most, int usual)
    {
        var rule = string.Create(CultureInfo.InvariantCulture, $"limit is 1 to {most}.");
        var limit = Number("limit", rule) ?? usual;
        return limit >= 1 && limit <= most ? (int)limit : Wrong(rule, usual);
    }

    /// <summary>Plain decimal digits.</summary>
    public long? Number(string name, string rule)
        => !query.TryGetValue(name, out var values) ? null
            : long.TryParse(values, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : Wrong<long?>(rule, null);

    /// <param name="mayBeEmpty">An empty one is none.</param>
    public bool Flag(string name, bool usual = false, bool mayBeEmpty = false) => query.TryGetValue(name, out var values) ? values.ToString() switch
    {
        "true" => true,
        "false" => false,
        "" when mayBeEmpty => usual,
        _ => Wrong($"{name} is true or false.", usual),
    }
    : usual;

    public string? Text(string name, int most)
    {
        var text = query[name].ToString();
        return text.Length == 0 ? null
            : text.Length <= most ? text
            : Wrong<string?>(string.Create(CultureInfo.InvariantCulture, $"{name} has at most {most} characters."), null);
    }

    /// <summary>A time with its zone, or a day, which begins in UTC.</summary>
    public DateTimeOffset? Time(string name)
        => Text(name, int.MaxValue) is not { } text ? null
            : Rfc3339.TryParse(text, out var time) ? time
            : DateTime.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day
            : Wrong<DateTimeOffset?>($"{name} is a time such as 2026-01-31T12:00:00Z, or a day such as 2026-01-31.", null);

    public string? Choice(string name, params IReadOnlyCollection<string> choices)
        => Text(name, int.MaxValue) is not { } text || choices.Contains(text) ? Text(name, int.MaxValue)
            : Wrong<string?>($"{name} is one of {string.Join(", ", choices)}.", null);

    /// <summary>Of a name that may come several times, each value once.</summary>
    public string[] Texts(string name, int mostValues, int mostLength)
    {
        string[] texts = [.. query[name].OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal)];
        return texts.Length > mostValues ? Wrong<string[]>(string.Create(CultureInfo.InvariantCulture, $"{name} has at most {mostValues} values."), [])
            : texts.Any(text => text.Length > mostLength) ? Wrong<string[]>(string.Create(CultureInfo.InvariantCulture, $"{name} has at most {mostLength} characters."), [])
            : texts;
    }

    public string[] Choices(string name, int mostValues, IReadOnlyCollection<string> choices)
        => Texts(name, mostValues, int.MaxValue) is var texts && texts.All(choices.Contains) ? texts
            : Wrong<string[]>($"{name} is one of {string.Join(", ", choices)}.", []);

    /// <summary>What an earlier page said.</summary>
    public T? Position<T>(string name, TryParse<T> tryParse) where T : struct
        => Text(name, int.MaxValue) is not { } text ? null
            : tryParse(text, out var position) ? position
            : Wrong<T?>($"{name} is what an earlier page said.", null);

    /// <summary>What an earlier page said.</summary>
    public string? Position(string name, Predicate<string> isOne)
        => Text(name, int.MaxValue) is not { } text || isOne(text) ? Text(name, int.MaxValue)
            : Wrong<string?>($"{name} is what an earlier page said.", null);

    public delegate bool TryParse<T>(string? text, out T value);

    /// <summary>A page is below a place, or above one.</summary>
    public void OneOf<T>(T? before, T? after)
    {
        if (before is not null && after is not null)
        {
            Wrong("before and after are of different pages: one of them.", 0);
        }
    }

    public T Wrong<T>(string rule, T instead)
    {
        Problem ??= Problems.PageMalformed(rule);
        return instead;
    }
}
