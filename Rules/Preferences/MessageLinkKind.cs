namespace OrleansNotify.Preferences;

public enum MessageLinkKind
{
    Unsubscribe = 0,

    /// <summary>The page where a person says what to get, and when.</summary>
    Preferences = 1,
}
