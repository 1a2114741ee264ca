namespace OrleansNotify.Inboxes;

/// <summary>Who sees an event.</summary>
public static class AudienceKey
{
    public const string Everyone = "*";

    public static string User(string user) => $"u:{user}";

    public static string Topic(string topic) => $"t:{topic}";

    /// <summary>The keys whose events a user's inbox merges.</summary>
    public static string[] Of(string user) => [Everyone, User(user)];
}
