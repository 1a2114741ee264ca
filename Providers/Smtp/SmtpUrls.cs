namespace OrleansNotify.Channels;

public static class SmtpUrls
{
    /// <summary>Whether an account can have this as its URL.</summary>
    public static bool IsValid(string text) => SmtpServer.TryParse(text, out _);
}
