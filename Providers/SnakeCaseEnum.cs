using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary><c>refused_recipient</c> for <see cref="OutcomeKind.RefusedRecipient"/>, and so on; no numbers.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
