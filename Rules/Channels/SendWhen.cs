namespace OrleansNotify.Channels;

/// <summary>Whether what the person has read in the inbox meanwhile counts. The numbers are stored.</summary>
public enum SendWhen
{
    Always = 0,

    /// <summary>Not when the person has read the event, or put it away.</summary>
    Unread = 1,
}
