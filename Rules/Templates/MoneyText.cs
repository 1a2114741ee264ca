using System.Collections.Frozen;
using System.Globalization;

namespace OrleansNotify.Templates;

/// <summary>An amount of money as a language writes it.</summary>
internal static class MoneyText
{
    /// <summary>What people expect in place of the code. A sign that several currencies share is that of the most used one.</summary>
    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["EUR"] = "€",
        ["USD"] = "$",
        ["GBP"] = "£",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["ILS"] = "₪",
        ["VND"] = "₫",
        ["UAH"] = "₴",
        ["TRY"] = "₺",
        ["BRL"] = "R$",
        ["CAD"] = "CA$",
        ["AUD"] = "A$",
        ["NZD"] = "NZ$",
        ["HKD"] = "HK$",
        ["MXN"] = "MX$",
        ["PLN"] = "zł",
        ["CZK"] = "Kč",
        ["PHP"] = "₱",
        ["NGN"] = "₦",
    }.ToFrozenDictionary();

    // ISO 4217: those that do not have two decimals.
    private static readonly FrozenSet<string> WithoutDecimals = FrozenSet.Create(
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF");

    private static readonly FrozenSet<string> WithThreeDecimals = FrozenSet.Create("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND");

    /// <param name="currency">ISO 4217; empty: none is written.</param>
    public static string Write(decimal amount, string currency, CultureInfo culture)
    {
        var code = currency.Trim().ToUpperInvariant();
        if (code.Length == 0)
        {
            return Plain(amount.ToString("N2", culture));
        }

        var format = (NumberFormatInfo)culture.NumberFormat.Clone();
        // A code, unlike a sign, needs a space of its own.
        format.CurrencySymbol = Signs.TryGetValue(code, out var sign) ? sign : $"{code}{(format.CurrencyPositivePattern == 0 ? " " : "")}";
        format.CurrencyDecimalDigits = WithoutDecimals.Contains(code) ? 0 : WithThreeDecimals.Contains(code) ? 3 : 2;
        format.CurrencyNegativePattern = format.CurrencyPositivePattern switch { 0 => 1, 1 => 5, 2 => 9, _ => 8 };
        return Plain(amount.ToString("C", format));
    }

    /// <summary>With the spaces and apostrophes that SMS has: one no-break space makes a message of one segment one of three.</summary>
    public static string Plain(string number) => number.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('’', '\'');
}
