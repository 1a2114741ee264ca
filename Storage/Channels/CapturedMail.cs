namespace OrleansNotify.Channels;

public sealed record CapturedMail(string To, string Subject, string Text, string Html, DateTimeOffset SentAt);
