namespace OrleansNotify.Channels;

public enum MailProviderKind
{
    Capture,
    SendGrid,
    Smtp,
    Ses,
}
