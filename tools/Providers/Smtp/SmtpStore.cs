using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace OrleansNotify.Fakes;

/// <summary>Takes mails after their final dot, and answers, hangs or cuts the connection as the script says.</summary>
internal sealed partial class SmtpStore(TakenLedger ledger, IHostApplicationLifetime lifetime, TimeProvider time) : IMessageStore
{
    public async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        var rule = SmtpMailboxes.RuleOf(context);
        if (rule?.Fault == Fault.Slow)
        {
            await Task.Delay(rule.After, time, cancellationToken);
        }

        if (rule?.Fault is not (Fault.Hang or Fault.Reset))
        {
            Take(transaction, Encoding.UTF8.GetString(buffer));
        }

        return rule?.Fault switch
        {
            Fault.Hang or Fault.AcceptThenHang => await Hang(context, cancellationToken),
            // A reply that says no after a mail was taken would be no fault but a lie: the connection fails.
            Fault.Reset or Fault.AcceptThenReset or Fault.AcceptThenError => Reset(context),
            Fault.AcceptThenGarbage => await Garble(context, cancellationToken),
            _ => SmtpResponse.Ok,
        };
    }

    private void Take(IMessageTransaction transaction, string mail)
    {
        var id = MessageId().Match(mail) is { Success: true } match ? match.Groups[1].Value : $"{Guid.CreateVersion7(time.GetUtcNow())}";
        var body = mail.Split("\r\n\r\n", 2) is [_, var text] ? text : mail;
        foreach (var to in transaction.To)
        {
            ledger.Add(new TakenMessage(SmtpFake.Provider, id, null, $"{to.User}@{to.Host}", body, time.GetUtcNow(), 1));
        }
    }

    private async Task<SmtpResponse> Hang(ISessionContext context, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Reset(context);
    }

    private static SmtpResponse Reset(ISessionContext context)
    {
        context.Pipe.Dispose();
        return SmtpResponse.ServiceClosingTransmissionChannel;
    }

    private static async Task<SmtpResponse> Garble(ISessionContext context, CancellationToken cancellation)
    {
        await context.Pipe.Output.WriteAsync("{\"no\": \"reply\"}\r\n"u8.ToArray(), cancellation);
        return SmtpResponse.Ok;
    }

    [GeneratedRegex(@"^Message-Id: <([^>]+)>", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex MessageId();
}
