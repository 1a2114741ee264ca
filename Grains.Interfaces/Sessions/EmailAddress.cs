using System.Globalization;
using System.Text;

namespace OrleansNotify.Sessions;

/// <summary>
/// The one spelling of an address that is an account: NFC, lower case, the domain as ASCII (IDNA). Only plain
/// <c>local@domain</c>: no display names, quotes, comments, address literals or lists, which mail libraries read in different ways.
/// A tag (<c>a+tag@b.c</c>) is an account of its own.
/// </summary>
public static class EmailAddress
{
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const string LocalPunctuation = "!#$%&'*+-/=?^_`{|}~.";

    public static bool TryNormalize(string? text, out string address)
    {
        address = "";
        if (text is not { Length: > 2 and <= MaxLength } || !text.IsNormalizable())
        {
            return false;
        }

        var composed = text.Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var at = composed.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || !IsLocal(composed[..at]) || !TryAsciiDomain(composed[(at + 1)..], out var domain))
        {
            return false;
        }

        address = $"{composed[..at]}@{domain}";
        return address.Length <= MaxLength;
    }

    public static string DomainOf(string address) => address[(address.LastIndexOf('@') + 1)..];

    private static bool IsLocal(string local)
        => local.Length <= MaxLocalLength
            && local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
            && local.EnumerateRunes().All(IsAtom) && !IsMark(Rune.GetRuneAt(local, 0));

    /// <summary>RFC 6531 §3.3 lets in all that is not ASCII: here what people's names are written with, in whatever script.</summary>
    private static bool IsAtom(Rune rune) => rune.IsAscii
        ? Rune.IsLetterOrDigit(rune) || LocalPunctuation.Contains((char)rune.Value, StringComparison.Ordinal)
        : Rune.IsLetter(rune) || Rune.IsNumber(rune) || IsMark(rune);

    /// <summary>A combining mark of a letter, as vowels are in many scripts.</summary>
    private static bool IsMark(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>A domain as it is in normalized addresses: ASCII (IDNA), lower case.</summary>
    public static bool TryNormalizeDomain(string? domain, out string normalized)
    {
        normalized = "";
        return domain is { Length: > 0 and <= MaxLength } && TryAsciiDomain(domain.ToLowerInvariant(), out normalized);
    }

    private static bool TryAsciiDomain(string domain, out string ascii)
    {
        ascii = "";
        if (!domain.Contains('.', StringComparison.Ordinal) || domain.EndsWith('.'))
        {
            return false;
        }

        try
        {
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();
            return !ascii.All(c => char.IsAsciiDigit(c) || c == '.');
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A lone surrogate makes Normalize throw.
    private static bool IsNormalizable(this string text)
        => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
