using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using OrleansNotify.Http;
using OrleansNotify.Sessions;

namespace OrleansNotify.People;

/// <summary>The texts of people's records.</summary>
internal static class PersonText
{
    /// <summary>As it is stored. A user's is the account's e-mail address, however it is written.</summary>
    public static bool TryId(string? text, [NotNullWhen(true)] out string? id)
    {
        id = EmailAddress.TryNormalize(text, out var email) ? email : text;
        return PersonId.IsWellFormed(id);
    }

    /// <returns>Null: it is fine, or there is none.</returns>
    public static Problem? Line(string name, string? text, int most)
        => text is null || (text.Length <= most && !text.Any(char.IsControl)) ? null
            : PersonProblems.Invalid(string.Create(CultureInfo.InvariantCulture, $"{name} is one line of at most {most} characters."));

    public static bool TryTime(string? text, out TimeOnly time)
        => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
