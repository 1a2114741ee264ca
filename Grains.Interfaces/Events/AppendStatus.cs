namespace OrleansNotify.Events;

[GenerateSerializer, Alias("OrleansNotify.Events.AppendStatus")]
public enum AppendStatus
{
    /// <summary>The event is committed.</summary>
    Accepted = 0,

    /// <summary>The command was committed before, or its idempotency key was used within 24 hours with the same body; nothing new was written.</summary>
    Duplicate = 1,

    /// <summary>The idempotency key was used within 24 hours with another body; nothing new was written.</summary>
    Conflict = 2,

    /// <summary>The store did not answer; whether the event was written is unknown. Send the same command again.</summary>
    Unavailable = 3,
}
