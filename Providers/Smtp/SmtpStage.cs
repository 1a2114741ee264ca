namespace OrleansNotify.Channels;

internal enum SmtpStage
{
    /// <summary>Connecting, TLS and signing in: nothing here is about the mail.</summary>
    Connecting,

    /// <summary>Sender and recipient. The server cannot have taken the mail.</summary>
    Envelope,

    /// <summary>Some of the content was sent: without an answer, the server may have taken the mail.</summary>
    Content,
}
