using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>The snake_case words of an enum, as JSON, URLs and log lines have them. <see cref="ChannelWords"/> has those of a channel.</summary>
public static class EnumWords
{
    public static string Word<T>(this T value) where T : struct, Enum => Words<T>.ByValue[value];

    public static bool TryParse<T>([NotNullWhen(true)] string? word, out T value) where T : struct, Enum
    {
        value = default;
        return word is not null && Words<T>.ByWord.TryGetValue(word, out value);
    }

    private static class Words<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToFrozenDictionary(value => value, value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> ByWord = ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
