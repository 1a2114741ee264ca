using System.Globalization;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace OrleansNotify.Fakes;

/// <summary>What the fake mail server says to a sender and to a recipient, as the script says.</summary>
internal sealed class SmtpMailboxes(FaultScripts scripts) : IMailboxFilter, IUserAuthenticator
{
    private const string Rule = "rule";

    /// <summary>The rule that hit the mail that is under way.</summary>
    public static FaultRule? RuleOf(ISessionContext context) => context.Properties.TryGetValue(Rule, out var rule) ? (FaultRule)rule : null;

    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
        => Task.FromResult(password != "wrong");

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
    {
        context.Properties.Remove(Rule);
        if (scripts[SmtpFake.Provider].Next($"{to.User}@{to.Host}") is { } rule)
        {
            context.Properties[Rule] = rule;
            ThrowRefusal(rule);
        }

        return Task.FromResult(true);
    }

    private static void ThrowRefusal(FaultRule rule)
    {
        var reply = rule.Fault switch
        {
            Fault.Refuse => rule.Code ?? "550 5.1.1 no such user",
            Fault.Throttle => "451 4.7.28 too many mails of one sender",
            Fault.Error => "451 4.3.0 local error",
            _ => null,
        };
        if (reply?.Split(' ', 2) is [var code, var text])
        {
            throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)int.Parse(code, CultureInfo.InvariantCulture), text));
        }
    }
}
