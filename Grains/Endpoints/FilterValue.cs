using System.Text.Json;

namespace OrleansNotify.Endpoints;

/// <summary>A string, number, true, false or null that a payload's value is compared with.</summary>
internal sealed class FilterValue
{
    private readonly JsonValueKind _kind;
    private readonly string _text = "";
    private readonly decimal? _exact;
    private readonly double _number;

    private FilterValue(JsonElement element)
    {
        _kind = element.ValueKind;
        if (_kind == JsonValueKind.String)
        {
            _text = element.GetString()!;
        }
        else if (_kind == JsonValueKind.Number)
        {
            _exact = element.TryGetDecimal(out var exact) ? exact : null;
            _number = element.GetDouble();
        }
    }

    public bool IsOrdered => _kind is JsonValueKind.Number or JsonValueKind.String;

    public static FilterValue? Of(JsonElement element)
        => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined ? null : new FilterValue(element);

    public bool Is(JsonElement value)
        => value.ValueKind == _kind && _kind switch
        {
            JsonValueKind.String => value.ValueEquals(_text),
            JsonValueKind.Number => Order(value) == 0,
            _ => true,
        };

    /// <summary>How the value compares to this one: numbers by size, text by code units; null when they are of different kinds.</summary>
    public int? Order(JsonElement value)
    {
        if (value.ValueKind != _kind)
        {
            return null;
        }

        return _kind == JsonValueKind.String ? string.CompareOrdinal(value.GetString(), _text)
            : _exact is { } exact && value.TryGetDecimal(out var number) ? number.CompareTo(exact)
            : value.GetDouble().CompareTo(_number);
    }

    public bool IsPrefixOf(JsonElement value)
        => value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith(_text, StringComparison.Ordinal);
}
