using System.Globalization;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>The codes of one provider.</summary>
internal sealed class CodeTable
{
    private readonly Dictionary<string, CodeRow> _byCode = new(StringComparer.Ordinal);
    private readonly List<(int First, int Last, CodeRow Row)> _ranges = [];

    private CodeTable(CodeFile file)
    {
        AsOf = file.AsOf;
        foreach (var (code, row) in file.Codes)
        {
            if (code.Split('-') is [var first, var last] && TryNumber(first, out var from) && TryNumber(last, out var to))
            {
                _ranges.Add((from, to, row));
            }
            else
            {
                _byCode.Add(code, row);
            }
        }
    }

    public DateOnly AsOf { get; }

    public IEnumerable<KeyValuePair<string, CodeRow>> Rows => _byCode;

    /// <param name="path">Of the data file, for example <c>Twilio/codes.json</c>.</param>
    public static CodeTable Read(string path)
    {
        using var file = ManifestReader.Open(path);
        return new CodeTable(JsonSerializer.Deserialize(file, ManifestJson.Default.CodeFile) ?? throw new JsonException($"{path} is null"));
    }

    /// <summary>Null for a code that is not in the table.</summary>
    public CodeRow? Find(string? code)
        => code is null ? null
            : _byCode.TryGetValue(code, out var row) ? row
            : TryNumber(code, out var number) ? _ranges.Find(range => number >= range.First && number <= range.Last).Row
            : null;

    /// <summary>The outcome that the table has for a code, or what the answer's status class says.</summary>
    public ProviderOutcome OutcomeOf(string? code, string detail, HttpAnswer answer, DateTimeOffset now)
    {
        var byStatus = StatusClass.Of(answer, now);
        if (Find(code) is not { } row)
        {
            return byStatus with { Code = code ?? byStatus.Code, Detail = detail.Length > 0 ? detail : byStatus.Detail };
        }

        return new ProviderOutcome
        {
            Kind = row.Outcome,
            Scope = row.Scope,
            Code = code,
            Detail = detail.Length > 0 ? detail : row.Help,
            Suppression = row.Suppress,
            Until = row.Outcome == OutcomeKind.Later ? Latest(byStatus.Until, now + row.After) : null,
        };
    }

    private static DateTimeOffset? Latest(DateTimeOffset? a, DateTimeOffset? b) => a > b || b is null ? a : b;

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
