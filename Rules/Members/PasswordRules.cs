using System.Globalization;
using System.Text;

namespace OrleansNotify.Members;

/// <summary>Which passwords are taken: long ones that are not among the first that anybody tries. No rule about kinds of characters (NIST 800-63B).</summary>
public static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 256;

    private const int MinDistinct = 5;

    /// <summary>The one spelling that is hashed: what keyboards compose in different ways is the same password.</summary>
    /// <returns>Null: no text that can be a password, or longer than any that was set.</returns>
    public static string? Normalize(string? password)
        => password is { Length: > 0 and <= 2 * MaxLength } && password.EnumerateRunes().All(rune => rune != Rune.ReplacementChar)
            ? password.Normalize(NormalizationForm.FormKC)
            : null;

    /// <returns>Why it is not taken, for people; null: it is.</returns>
    public static string? Problem(string? password, string email)
        => Normalize(password) is not { } text || new StringInfo(text).LengthInTextElements is < MinLength or > MaxLength
                ? $"A password has {MinLength} to {MaxLength} characters."
            : IsCommon(text) ? "This password is among the first that anybody tries."
            : IsOf(text, email) ? "This password is made of the e-mail address."
            : null;

    private static bool IsCommon(string password)
    {
        var plain = password.ToLowerInvariant();
        return plain.Distinct().Count() < MinDistinct || IsSequence(plain) || CommonPasswords.Contains(plain) || CommonPasswords.AreWords(plain);
    }

    private static bool IsOf(string password, string email)
        => email[..email.IndexOf('@', StringComparison.Ordinal)] is { Length: > 3 } local
            && password.Replace(local, "", StringComparison.OrdinalIgnoreCase).Length < MinLength / 2;

    /// <summary>Each character follows the one before, up or down.</summary>
    private static bool IsSequence(string text)
    {
        var steps = text.Zip(text.Skip(1), (a, b) => b - a).ToList();
        return steps.Count(step => step is 1 or -9) >= steps.Count - 1 || steps.Count(step => step is -1 or 9) >= steps.Count - 1;
    }
}
