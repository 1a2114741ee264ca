using MailKit;

namespace OrleansNotify.Channels;

/// <summary>How far an attempt has come, which decides what its failure means.</summary>
internal sealed class SmtpAttempt : ITransferProgress
{
    public SmtpStage Stage { get; set; }

    /// <summary>For MailKit, which reports the bytes of the content as it sends them.</summary>
    public void Report(long bytesTransferred, long totalSize) => Stage = SmtpStage.Content;

    public void Report(long bytesTransferred) => Stage = SmtpStage.Content;
}
