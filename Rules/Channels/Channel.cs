using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>A medium to a person. The numbers are stored; JSON and URLs have the words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    [JsonStringEnumMemberName("email")]
    Email = 0,

    [JsonStringEnumMemberName("sms")]
    Sms = 1,

    [JsonStringEnumMemberName("whatsapp")]
    WhatsApp = 2,

    [JsonStringEnumMemberName("push")]
    Push = 3,
}
