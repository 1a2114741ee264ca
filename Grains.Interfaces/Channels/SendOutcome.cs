namespace OrleansNotify.Channels;

[GenerateSerializer, Alias("OrleansNotify.Channels.SendOutcome")]
public enum SendOutcome
{
    /// <summary>The provider took it.</summary>
    Sent = 0,

    /// <summary>Refused for a reason that may pass: try again.</summary>
    Retry = 1,

    /// <summary>Refused for good: the address or the content.</summary>
    Rejected = 2,
}
