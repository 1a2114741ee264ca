using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>The body of SendTextMessage, as far as it is used.</summary>
internal sealed record TextMessage
{
    public required string DestinationPhoneNumber { get; init; }

    public string? OriginationIdentity { get; init; }

    public required string MessageBody { get; init; }

    public required string MessageType { get; init; }

    public string? ConfigurationSetName { get; init; }

    /// <summary>In US dollars a part.</summary>
    public string? MaxPrice { get; init; }

    /// <summary>Seconds, 5 to 259,200.</summary>
    public int? TimeToLive { get; init; }

    public required IReadOnlyDictionary<string, string> Context { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TextMessage))]
internal sealed partial class TextMessageJson : JsonSerializerContext;
