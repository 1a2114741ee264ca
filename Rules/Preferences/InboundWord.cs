namespace OrleansNotify.Preferences;

/// <summary>What a message from a person asks for when it is one of the words that carriers and laws give a meaning.</summary>
public enum InboundWord
{
    /// <summary>No more messages to this address.</summary>
    Stop = 0,

    /// <summary>Takes a stop back.</summary>
    Start = 1,

    /// <summary>Who sends this, and how to stop it.</summary>
    Help = 2,
}
