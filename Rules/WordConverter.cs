using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify;

/// <summary>Writes an enum as its snake_case word and reads nothing else: no numbers.</summary>
public sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
