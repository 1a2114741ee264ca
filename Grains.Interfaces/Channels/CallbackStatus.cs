namespace OrleansNotify.Channels;

[GenerateSerializer, Alias("OrleansNotify.Channels.CallbackStatus")]
public enum CallbackStatus
{
    Taken = 0,

    /// <summary>No such account at that provider.</summary>
    Unknown = 1,

    /// <summary>The signature is missing or wrong.</summary>
    Refused = 2,
}
