namespace OrleansNotify.Inboxes;

/// <summary>Who sees an event.</summary>
public static class AudienceKey
{
    public const string Everyone = "*";

    public static string User(string user) => $"u:{user}";

    public static string Topic(string topic) => $"t:{topic}";

    /// <summary>The keys whose events a user's inbox merges.</summary>
    public static string[] Of(string user) => [Everyone, User(user)];

    /// <summary>The one person that an event is for; null when it is for others as well.</summary>
    public static string? OnlyUser(string[] audience)
        => audience is [['u', ':', .. var user]] ? user : null;

    /// <summary>Whether a key is of those that make an event somebody's notification.</summary>
    public static bool IsInbox(string key) => key == Everyone || key is ['u' or 't', ':', ..];
}
