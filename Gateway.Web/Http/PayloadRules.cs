using System.Text.Json;
using System.Text.Unicode;

namespace OrleansNotify.Http;

/// <summary>
/// What a body that is ours (a command, a setting) must be before anything reads it: one JSON object in UTF-8, at most 64 levels deep, no member twice (also not in
/// another case, which readers disagree about), no lone surrogates, no U+0000 (which PostgreSQL's text cannot hold).
/// </summary>
internal static class PayloadRules
{
    public const int MaxDepth = 64;

    /// <summary>Of what has a payload inside: answers and frames.</summary>
    public const int MaxAnswerDepth = MaxDepth + 16;

    public static Problem? Check(ReadOnlySpan<byte> json) => Check(json, isObject: true, passedOn: null);

    /// <summary>The same, for any JSON: a list or a single value as well.</summary>
    /// <param name="passedOn">A member of the object, or of each in the list, that is only passed on: <see cref="PassedJson"/>.</param>
    public static Problem? CheckAny(ReadOnlySpan<byte> json, string? passedOn = null) => Check(json, isObject: false, passedOn);

    private static Problem? Check(ReadOnlySpan<byte> json, bool isObject, string? passedOn)
    {
        if (!Utf8.IsValid(json))
        {
            return Problems.BodyMalformed("it is not UTF-8");
        }

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            return Walk(ref reader, isObject, passedOn);
        }
        catch (JsonException)
        {
            return Problems.BodyMalformed("it is cut off, too deep or not JSON");
        }
        catch (InvalidOperationException)
        {
            return Problems.BodyMalformed("a string is not valid Unicode");
        }
    }

    private static Problem? Walk(ref Utf8JsonReader reader, bool isObject, string? passedOn)
    {
        if (!reader.Read() || (isObject && reader.TokenType != JsonTokenType.StartObject))
        {
            return Problems.BodyMissing;
        }

        var names = new Stack<HashSet<string>>();
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names.Push(NewNames());
                    break;
                case JsonTokenType.EndObject:
                    names.Pop();
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    var text = reader.GetString()!;
                    if (text.Contains('\0', StringComparison.Ordinal))
                    {
                        return Problems.NulNotAllowed;
                    }

                    if (reader.TokenType == JsonTokenType.PropertyName)
                    {
                        if (!names.Peek().Add(text))
                        {
                            return Problems.BodyMalformed("a member is there twice");
                        }

                        if (names.Count == 1 && text == passedOn)
                        {
                            reader.Read();
                            reader.Skip();
                        }
                    }

                    break;
            }
        }
        while (reader.Read());

        return null;
    }

    private static HashSet<string> NewNames() => new(StringComparer.OrdinalIgnoreCase);
}
