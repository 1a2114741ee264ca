using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

/// <summary>A string, number, true, false or null that a payload's value is compared with.</summary>
public sealed class FilterValue
{
    private FilterValue(JsonElement element)
    {
        Kind = element.ValueKind;
        if (Kind == JsonValueKind.String)
        {
            Text = element.GetString()!;
        }
        else if (Kind == JsonValueKind.Number)
        {
            Exact = element.TryGetDecimal(out var exact) ? exact : null;
            Number = element.GetDouble();
        }
    }

    public JsonValueKind Kind { get; }

    public string Text { get; } = "";

    /// <summary>Null: a number that no decimal holds; <see cref="Number"/> is next to it.</summary>
    public decimal? Exact { get; }

    public double Number { get; }

    public bool IsOrdered => Kind is JsonValueKind.Number or JsonValueKind.String;

    public static FilterValue? Of(JsonElement element)
        => element.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined ? null : new FilterValue(element);

    public bool Is(JsonElement value)
        => value.ValueKind == Kind && Kind switch
        {
            JsonValueKind.String => value.HasText(Text),
            JsonValueKind.Number => Order(value) == 0,
            _ => true,
        };

    /// <summary>How the value compares to this one: numbers by size, text by code units; null when they are of different kinds.</summary>
    public int? Order(JsonElement value)
    {
        if (value.ValueKind != Kind)
        {
            return null;
        }

        return Kind == JsonValueKind.String ? value.Text() is { } text ? string.CompareOrdinal(text, Text) : null
            : Exact is { } exact && value.TryGetDecimal(out var number) ? number.CompareTo(exact)
            : value.GetDouble().CompareTo(Number);
    }

    public bool IsPrefixOf(JsonElement value)
        => value.Text()?.StartsWith(Text, StringComparison.Ordinal) == true;
}
