using System.Globalization;
using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>An amount in millionths of one currency, so that it is never a floating number.</summary>
/// <param name="Currency">Its ISO 4217 code.</param>
[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money(long Micros, string Currency)
{
    private const decimal MicrosOfOne = 1_000_000;
    private const int Decimals = 6;

    /// <summary>What a member may set: 0 to a thousand million, as <c>25.00</c>.</summary>
    public static bool TryParse(string? text, out long micros)
    {
        micros = 0;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount > 1_000_000_000 || amount.Scale > Decimals)
        {
            return false;
        }

        micros = (long)(amount * MicrosOfOne);
        return true;
    }

    /// <summary>A price as a provider says it: negative where it is taken from an account, also with an exponent. Null: it is none.</summary>
    public static long? OfProvider(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
        ? OfProvider(amount)
        : null;

    public static long? OfProvider(decimal amount)
        => Math.Abs(amount) < 1_000_000 ? (long)Math.Round(Math.Abs(amount) * MicrosOfOne, MidpointRounding.AwayFromZero) : null;

    /// <summary>At least two decimals, and no more than it has: <c>25.00</c>, <c>0.0079</c>.</summary>
    public static string Text(long micros) => (micros / MicrosOfOne).ToString("0.00####", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Text(Micros)} {Currency}";
}
