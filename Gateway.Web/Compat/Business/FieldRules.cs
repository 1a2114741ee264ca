using System.Globalization;
using System.Text.Json;
using OrleansNotify.Events;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>What members of incoming bodies may hold.</summary>
internal static class FieldRules
{
    public const int MaxName = 200;
    public const int MaxNumber = 100;
    public const int MaxStatus = 50;
    public const int MaxMessage = 4_000;
    public const int MaxLink = 2_048;
    public const string AmountRule = "a number from 0 to 1000000000000";
    private const decimal MaxAmount = 1_000_000_000_000m;
    private const int MaxItems = 1_000;

    /// <summary>A number, or one as text: shops that keep amounts exact send them so.</summary>
    public static bool TryAmount(JsonElement value, out decimal amount)
    {
        amount = 0;
        var isNumber = value.ValueKind == JsonValueKind.Number
            ? value.TryGetDecimal(out amount)
            : decimal.TryParse(value.Text(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
        return isNumber && amount is >= 0 and <= MaxAmount;
    }

    public static bool IsStatus(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>What is wrong with a list of an order's items, to be read after its name.</summary>
    public static string? ItemProblem(JsonElement items)
    {
        if (items.ValueKind != JsonValueKind.Array || items.GetArrayLength() > MaxItems)
        {
            return $" must be a list of at most {MaxItems} items";
        }

        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                return $"[{index}] must be an object";
            }

            foreach (var name in (string[])["quantity", "price"])
            {
                if (item.Find(name) is { } number && number.ValueKind != JsonValueKind.Null && !TryAmount(number, out _))
                {
                    return $"[{index}].{name} must be {AmountRule}";
                }
            }

            index++;
        }

        return null;
    }
}
