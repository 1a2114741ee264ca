using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

[JsonConverter(typeof(WordConverter<SmsEncoding>))]
public enum SmsEncoding
{
    /// <summary>GSM 03.38: septets; a character of the extension table takes two.</summary>
    Gsm7 = 0,

    /// <summary>UTF-16 code units; a character outside the basic plane takes two.</summary>
    Ucs2 = 1,
}
