namespace OrleansNotify.Channels;

/// <summary>A message that was shown in place of being sent.</summary>
/// <param name="Channel">Its word.</param>
/// <param name="Note">For example <c>no valid number</c>; null: there is nothing to say.</param>
public sealed record CapturedMail(
    string To, string Subject, string Text, string Html, DateTimeOffset SentAt, string Channel = "email", string Provider = "capture", string? Note = null);
