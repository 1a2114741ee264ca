using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace OrleansNotify.Http;

/// <summary>
/// What a body must be that is only passed on: JSON in UTF-8 (RFC 8259), at most 64 levels deep; kept byte for byte. Members twice, U+0000
/// and cut characters are the business of who wrote it and who reads it. <see cref="PayloadRules"/> is for what is ours.
/// </summary>
internal static class PassedJson
{
    private static readonly byte[] Mark = [0xef, 0xbb, 0xbf];

    public static Problem? Check(ReadOnlySpan<byte> json) => Check(json, isObject: false);

    public static Problem? CheckObject(ReadOnlySpan<byte> json) => Check(json, isObject: true);

    /// <summary>Without the byte order mark that some senders put before it; RFC 8259 §8.1 lets readers pass over it.</summary>
    public static byte[] WithoutMark(byte[] body) => body.AsSpan().StartsWith(Mark) ? body[Mark.Length..] : body;

    /// <summary>A top-level member of an acceptable body, if it is text; of several the last counts.</summary>
    public static string? TextOf(ReadOnlySpan<byte> json, string member) => TryText(json, member, out var text) ? text : null;

    /// <summary>False when it is text that is cut; true with null when it is none.</summary>
    public static bool TryText(ReadOnlySpan<byte> json, string member, out string? text)
    {
        (text, var isRead) = (null, true);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return true;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = NameOf(ref reader) == member;
            reader.Read();
            if (isIt)
            {
                (text, isRead) = (null, true);
                isRead = reader.TokenType != JsonTokenType.String || TryString(ref reader, out text);
            }

            reader.Skip();
        }

        return isRead;
    }

    /// <summary>Writes an object's members byte for byte, each with a comma after it, but those that are left out.</summary>
    /// <param name="isLeftOut">By its name; null: one that is cut.</param>
    public static void CopyMembers(ReadOnlySpan<byte> json, Predicate<string?> isLeftOut, IBufferWriter<byte> to)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (start, name) = ((int)reader.TokenStartIndex, NameOf(ref reader));
            reader.Read();
            reader.Skip();
            if (!isLeftOut(name))
            {
                to.Write(json[start..(int)reader.BytesConsumed]);
                to.Write(","u8);
            }
        }
    }

    /// <summary>Of the token that a reader is at; null when it is cut.</summary>
    public static string? NameOf(ref Utf8JsonReader reader) => TryString(ref reader, out var name) ? name : null;

    private static bool TryString(ref Utf8JsonReader reader, out string? text)
    {
        try
        {
            text = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static Problem? Check(ReadOnlySpan<byte> json, bool isObject)
    {
        if (!Utf8.IsValid(json))
        {
            return Problems.BodyMalformed("it is not UTF-8");
        }

        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = PayloadRules.MaxDepth });
            if (!reader.Read() || (isObject && reader.TokenType != JsonTokenType.StartObject))
            {
                return Problems.BodyMissing;
            }

            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException)
        {
            return Problems.BodyMalformed("it is cut off, too deep or not JSON");
        }
    }
}
