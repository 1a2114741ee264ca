using System.Text.Json;

namespace OrleansNotify.Edge;

/// <summary>
/// What a body must be before anything reads it: one JSON object in UTF-8, at most 64 levels deep, no member twice (also not in
/// another case, which readers disagree about), no lone surrogates, no U+0000 (which PostgreSQL's text cannot hold).
/// </summary>
internal static class PayloadRules
{
    private const int MaxDepth = 64;

    /// <summary>Of what has a payload inside: answers and frames.</summary>
    public const int MaxAnswerDepth = MaxDepth + 16;

    /// <returns>The rejection, or the top-level strings <c>type</c> and <c>email</c> where they are there.</returns>
    public static PayloadCheck Check(ReadOnlySpan<byte> json) => Check(json, isObject: true);

    /// <summary>The same, for any JSON: a list or a single value as well.</summary>
    public static Problem? CheckAny(ReadOnlySpan<byte> json) => Check(json, isObject: false).Rejection;

    private static PayloadCheck Check(ReadOnlySpan<byte> json, bool isObject)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
            return Walk(ref reader, isObject);
        }
        catch (JsonException)
        {
            return new PayloadCheck(Problems.BodyMalformed("it is cut off, too deep or not JSON"), null, null);
        }
        catch (InvalidOperationException)
        {
            return new PayloadCheck(Problems.BodyMalformed("a string is not valid Unicode"), null, null);
        }
    }

    private static PayloadCheck Walk(ref Utf8JsonReader reader, bool isObject)
    {
        if (!reader.Read() || (isObject && reader.TokenType != JsonTokenType.StartObject))
        {
            return new PayloadCheck(Problems.BodyMissing, null, null);
        }

        string? type = null, email = null, member = null;
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
                        return new PayloadCheck(Problems.NulNotAllowed, null, null);
                    }

                    if (reader.TokenType == JsonTokenType.PropertyName)
                    {
                        if (!names.Peek().Add(text))
                        {
                            return new PayloadCheck(Problems.BodyMalformed("a member is there twice"), null, null);
                        }

                        member = text;
                    }
                    else if (reader.CurrentDepth == 1 && isObject)
                    {
                        (type, email) = (member == "type" ? text : type, member == "email" ? text : email);
                    }

                    break;
            }
        }
        while (reader.Read());

        return new PayloadCheck(null, type, email);
    }

    private static HashSet<string> NewNames() => new(StringComparer.OrdinalIgnoreCase);
}

internal readonly record struct PayloadCheck(Problem? Rejection, string? Type, string? Email);
