using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;

namespace OrleansNotify.Templates;

/// <summary>
/// The filters of a template: the library's that take time and memory in proportion to what they are given, and our own. Each is metered,
/// before it runs by what goes in and after it by what comes out.
/// </summary>
internal static partial class LiquidFilters
{
    private static readonly string[] FromLibrary =
    [
        "append", "capitalize", "downcase", "lstrip", "rstrip", "newline_to_br", "prepend", "slice", "strip", "strip_newlines", "truncate",
        "truncatewords", "upcase", "split", "first", "last", "concat", "map", "reverse", "size", "sort", "sort_natural", "where", "sum",
        "find", "has", "reject", "compact", "abs", "at_least", "at_most", "ceil", "divided_by", "floor", "minus", "modulo", "plus", "round",
        "times", "default", "raw", "url_encode", "strip_html", "escape", "json",
    ];

    /// <summary>What the slowest take, those of dates: some microseconds.</summary>
    private const int Call = 200;

    /// <summary>Characters of a text that is filtered, with those of the filter's arguments.</summary>
    private const int MaxFiltered = 64 * 1024;

    /// <summary>What each character takes when a text becomes a list of them.</summary>
    private const int Piece = 16;

    private static readonly FrozenSet<string> IntoPieces = FrozenSet.Create("split", "reverse");

    private static readonly FilterCollection Library = new TemplateOptions().Filters;

    private static readonly FrozenDictionary<string, FilterDelegate> All = FromLibrary
        .Select(name => (Name: name, Run: Found(name)))
        .Append(("date", LocalFilters.Date))
        .Append(("datetime", LocalFilters.DateTime))
        .Append(("money", LocalFilters.Money))
        .Append(("number", LocalFilters.Number))
        .Append(("join", TextFilters.Join))
        .Append(("replace", TextFilters.Replace))
        .Append(("remove", TextFilters.Remove))
        .ToFrozenDictionary(filter => filter.Name, filter => Metered(filter.Name, filter.Run));

    public static void AddTo(TemplateOptions options)
    {
        options.Filters.Clear();
        foreach (var (name, filter) in All)
        {
            options.Filters.AddFilter(name, filter);
        }
    }

    /// <param name="code">Of a tag, without its strings.</param>
    public static string? Unknown(string code)
        => Used().Matches(code).Select(used => used.Groups[1].Value).FirstOrDefault(name => !All.ContainsKey(name));

    private static FilterDelegate Found(string name)
        => Library.TryGetValue(name, out var filter) ? filter : throw new InvalidOperationException($"Fluid has no filter {name}.");

    private static FilterDelegate Metered(string name, FilterDelegate filter) => async (input, arguments, context) =>
    {
        var meter = LiquidContext.Of(context).Meter;
        var weight = meter.Weigh(input, context);
        for (var i = 0; i < arguments.Count; i++)
        {
            weight += meter.Weigh(arguments.At(i), context);
        }

        // What sorts or joins looks at its items several times.
        meter.Charge(Call + (IntoPieces.Contains(name) ? weight * Piece : weight));
        if (input.Type == FluidValues.String && weight > MaxFiltered)
        {
            throw LiquidMeter.TooLong();
        }

        var result = await filter(input, arguments, context);
        meter.Weigh(result, context);
        return result;
    };

    [GeneratedRegex(@"\|\s*([A-Za-z_][A-Za-z0-9_]*)")]
    private static partial Regex Used();
}
