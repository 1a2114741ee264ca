using System.Net.Security;
using System.Text;

namespace OrleansNotify.Testing;

/// <summary>One connection to an <see cref="SmtpMailbox"/>.</summary>
internal sealed class SmtpTalk(SmtpMailbox mailbox, Stream stream, CancellationToken stopped)
{
    private Stream _stream = stream;
    private bool _isSecure;
    private bool _isSignedIn;
    private string _to = "";

    public async Task Run()
    {
        if (mailbox.IsImplicitTls)
        {
            await Secure();
        }

        await Write("220 test");
        while (await ReadLine() is { } line && await Answer(line))
        {
        }
    }

    private async Task<bool> Answer(string line)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                await Write([.. Extensions().Select(extension => $"250-{extension}"), "250 8BITMIME"]);
                return true;
            case "STARTTLS":
                await Write("220 go on");
                await Secure();
                return true;
            case "AUTH":
                _isSignedIn = line == $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes('\0' + mailbox.Account!.Replace(':', '\0')))}";
                await Write(_isSignedIn ? "235 welcome" : "535 wrong");
                return true;
            case "RCPT":
                return await AnswerRecipient(line);
            case "DATA":
                return await AnswerData();
            case "QUIT":
                await Write("221 bye");
                return false;
            default:
                await Write("250 ok");
                return true;
        }
    }

    private IEnumerable<string> Extensions()
    {
        yield return "test";
        if (mailbox.Certificate is not null && !_isSecure)
        {
            yield return "STARTTLS";
        }

        if (mailbox.Account is not null)
        {
            yield return "AUTH PLAIN";
        }
    }

    private async Task<bool> AnswerRecipient(string line)
    {
        _to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
        var isOpen = (mailbox.Certificate is null || _isSecure) && (mailbox.Account is null || _isSignedIn);
        await Write(isOpen ? mailbox.RefusalOfRecipient() ?? "250 ok" : "530 not like this");
        return true;
    }

    private async Task<bool> AnswerData()
    {
        if (mailbox.DropsBeforeContent-- > 0)
        {
            return false;
        }

        await Write("354 go on");
        var data = new StringBuilder();
        while (await ReadLine() is { } line && line != ".")
        {
            data.Append(line).Append('\n');
        }

        mailbox.Keep(new SmtpMail(_to, data.ToString()));
        if (mailbox.DropsAfterContent-- > 0)
        {
            return false;
        }

        await Write("250 kept");
        return true;
    }

    private async Task Secure()
    {
        var secure = new SslStream(_stream);
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = mailbox.Certificate }, stopped);
        (_stream, _isSecure) = (secure, true);
    }

    private async Task Write(params string[] lines)
        => await _stream.WriteAsync(Encoding.Latin1.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))), stopped);

    /// <summary>Byte by byte, as what follows STARTTLS belongs to another stream.</summary>
    private async Task<string?> ReadLine()
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (await _stream.ReadAsync(one, stopped) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString();
            }

            if (one[0] != '\r')
            {
                line.Append((char)one[0]);
            }
        }

        return null;
    }
}
