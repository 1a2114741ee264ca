using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>
/// What is known of a message. The numbers are stored. From <see cref="Accepted"/> on it is a lattice: callbacks come in any order, repeated
/// and early, and <see cref="MessageStates.Merge"/> of the same facts is the same state.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<MessageState>))]
public enum MessageState
{
    /// <summary>Planned; it goes when it is due.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting = 0,

    /// <summary>An attempt has begun and is recorded; its outcome is not.</summary>
    [JsonStringEnumMemberName("sending")]
    Sending = 1,

    /// <summary>Nobody can say whether the provider took it.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown = 2,

    [JsonStringEnumMemberName("accepted")]
    Accepted = 3,

    /// <summary>The provider handed it on.</summary>
    [JsonStringEnumMemberName("sent")]
    Sent = 4,

    /// <summary>The provider took it and could not deliver it.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed = 5,

    [JsonStringEnumMemberName("delivered")]
    Delivered = 6,

    [JsonStringEnumMemberName("read")]
    Read = 7,

    /// <summary>No provider took it, for good.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused = 8,

    /// <summary>Decided not to send: consent, preference, suppression, address.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped = 9,

    [JsonStringEnumMemberName("cancelled")]
    Cancelled = 10,

    /// <summary>Its time was over before any provider took it.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired = 11,

    /// <summary>All attempts of its schedule were made, and no provider took it.</summary>
    [JsonStringEnumMemberName("dead")]
    Dead = 12,
}
