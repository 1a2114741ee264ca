using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

internal static class ConsentReader
{
    private const int MaxSource = 100;
    private const int MaxProof = 1_000;

    public static Problem? Read(ConsentCommand? command, TenantCategories categories, DateTimeOffset now, out Consent consent)
    {
        consent = null!;
        if (!EnumWords.TryParse(command?.Kind, out ConsentKind kind))
        {
            return PersonProblems.Invalid("A consent's kind is granted or withdrawn.");
        }

        if (!categories.TryParse(command!.Category, out var category))
        {
            return PersonProblems.Invalid("A consent's category is transactional, marketing or one of the tenant's own.");
        }

        Channel channel = default;
        if (command.Channel is not null && !ChannelWords.TryParse(command.Channel, out channel))
        {
            return PersonProblems.Invalid("A consent's channel is email, sms, whatsapp or push.");
        }

        consent = new Consent(kind, category.Number, command.Channel is null ? null : channel, Past(command.At, now), command.Source ?? "", command.Proof);
        return PersonText.Line("source", command.Source, MaxSource) ?? PersonText.Line("proof", command.Proof, MaxProof);
    }

    // What is said to happen later would count before it does.
    private static DateTimeOffset Past(DateTimeOffset? at, DateTimeOffset now) => at is { } given && given < now ? given.ToUniversalTime() : now;
}
