using MailKit.Net.Smtp;

namespace OrleansNotify.Channels;

internal sealed class SmtpConnection(SmtpClient client, bool isReused, Action<SmtpClient, bool> giveBack) : IDisposable
{
    private bool _isKept;

    public SmtpClient Client => client;

    /// <summary>The server may have closed it since.</summary>
    public bool IsReused => isReused;

    /// <summary>Nothing of a mail is under way in it: others may have it next.</summary>
    public void Keep() => _isKept = true;

    public void Dispose() => giveBack(client, _isKept);
}
