using System.Text.Json;
using OrleansNotify.Compat.Business;
using OrleansNotify.Http;

namespace OrleansNotify.Sources;

/// <summary>What of <c>/webhook</c> is for one person: an event that looks private is never shown to all.</summary>
internal static class Privacy
{
    private const string Word = "private";

    /// <summary>In any case, and with blanks around it.</summary>
    public static bool IsPrivate(string? type) => type?.Trim().Equals(Word, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether any <c>type</c>, also one in another case or one that does not count, says so.</summary>
    public static bool LooksPrivate(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = PassedJson.NameOf(ref reader)?.Trim().Equals("type", StringComparison.OrdinalIgnoreCase) == true;
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String && IsPrivate(PassedJson.NameOf(ref reader)))
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
