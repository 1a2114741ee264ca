using System.Runtime.InteropServices;
using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

/// <summary>The values of an <c>$in</c>: as many of them cost no more than one. Equal is what <see cref="FilterValue.Is"/> says.</summary>
public sealed class ValueSet
{
    // One UTF-16 unit takes at most six bytes of JSON, as \uXXXX.
    private const int MostBytesPerUnit = 6;

    private readonly HashSet<string> _texts;
    private readonly HashSet<decimal> _exact;
    private readonly HashSet<double> _inexact;
    private readonly HashSet<double> _numbers;
    private readonly HashSet<JsonValueKind> _words;
    private readonly int _longest;

    public ValueSet(IReadOnlyCollection<FilterValue> values)
    {
        _texts = [.. values.Where(value => value.Kind == JsonValueKind.String).Select(value => value.Text)];
        _longest = _texts.Select(text => text.Length * MostBytesPerUnit).DefaultIfEmpty(-1).Max();
        var numbers = values.Where(value => value.Kind == JsonValueKind.Number).ToList();
        _exact = [.. numbers.Select(value => value.Exact).OfType<decimal>()];
        _inexact = [.. numbers.Where(value => value.Exact is null).Select(value => value.Number)];
        _numbers = [.. numbers.Select(value => value.Number)];
        _words = [.. values.Select(value => value.Kind).Where(kind => kind is not (JsonValueKind.String or JsonValueKind.Number))];
    }

    public bool Contains(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => HasText(value),
        JsonValueKind.Number => HasNumber(value),
        var kind => _words.Contains(kind),
    };

    private bool HasText(JsonElement value)
        => JsonMarshal.GetRawUtf8Value(value).Length - 2 <= _longest && value.Text() is { } text && _texts.Contains(text);

    private bool HasNumber(JsonElement value)
        => _numbers.Count > 0 && (value.TryGetDecimal(out var exact)
            ? _exact.Contains(exact) || (_inexact.Count > 0 && _inexact.Contains(value.GetDouble()))
            : _numbers.Contains(value.GetDouble()));
}
