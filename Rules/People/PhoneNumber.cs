using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace OrleansNotify.People;

/// <summary>A telephone number as it is stored: parsed once, when an address is saved.</summary>
public sealed record PhoneNumber
{
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary><c>+</c> and digits. Those of a number that is not possible are as they were given.</summary>
    public required string E164 { get; init; }

    /// <summary>ISO 3166-1, for example <c>DE</c>; null: the digits belong to no single country.</summary>
    public required string? Region { get; init; }

    /// <summary>Its length fits its country.</summary>
    public required bool IsPossible { get; init; }

    /// <summary>It lies in a range that is in use. A number that is not valid is kept, and no real provider is called with it.</summary>
    public required bool IsValid { get; init; }

    public required PhoneLineType LineType { get; init; }

    /// <param name="text">A number as people write it: digits with <c>+</c>, spaces, dots, hyphens, slashes and parentheses. No extension.</param>
    /// <param name="defaultRegion">Where a number without <c>+</c> belongs to; null: it must have one.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, string? defaultRegion, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = PhoneText.Digits(text) is { } cleaned ? Known(cleaned, defaultRegion) ?? AsGiven(cleaned) : null;
        return number is not null;
    }

    public static bool IsRegion([NotNullWhen(true)] string? region) => region is not null && Util.GetSupportedRegions().Contains(region);

    private static PhoneNumber? Known(string cleaned, string? defaultRegion)
    {
        try
        {
            var parsed = Util.Parse(cleaned, defaultRegion);
            var isValid = Util.IsValidNumber(parsed);
            return new PhoneNumber
            {
                E164 = isValid || cleaned[0] != '+' ? Util.Format(parsed, PhoneNumberFormat.E164) : cleaned,
                Region = Util.GetRegionCodeForNumber(parsed) is { Length: 2 } region ? region : null,
                IsPossible = Util.IsPossibleNumber(parsed),
                IsValid = isValid,
                LineType = LineTypeOf(Util.GetNumberType(parsed)),
            };
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    /// <summary>No country has such a code: <c>+0987654321</c>.</summary>
    private static PhoneNumber? AsGiven(string cleaned) => cleaned.Length is > 5 and <= 16 && cleaned[0] == '+'
        ? new PhoneNumber { E164 = cleaned, Region = null, IsPossible = false, IsValid = false, LineType = PhoneLineType.Unknown }
        : null;

    private static PhoneLineType LineTypeOf(PhoneNumberType type) => type switch
    {
        PhoneNumberType.MOBILE => PhoneLineType.Mobile,
        PhoneNumberType.FIXED_LINE => PhoneLineType.FixedLine,
        PhoneNumberType.FIXED_LINE_OR_MOBILE => PhoneLineType.FixedLineOrMobile,
        PhoneNumberType.TOLL_FREE => PhoneLineType.TollFree,
        PhoneNumberType.PREMIUM_RATE => PhoneLineType.PremiumRate,
        PhoneNumberType.SHARED_COST => PhoneLineType.SharedCost,
        PhoneNumberType.VOIP => PhoneLineType.Voip,
        PhoneNumberType.PERSONAL_NUMBER => PhoneLineType.Personal,
        PhoneNumberType.PAGER => PhoneLineType.Pager,
        PhoneNumberType.UAN => PhoneLineType.Uan,
        PhoneNumberType.VOICEMAIL => PhoneLineType.Voicemail,
        _ => PhoneLineType.Unknown,
    };
}
