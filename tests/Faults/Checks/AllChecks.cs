using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Checks;

internal static class AllChecks
{
    public static IReadOnlyList<Finding> Of(History history) =>
    [
        StoreChecks.NothingAcceptedIsLost(history),
        StoreChecks.NothingIsStoredTwice(history),
        DeviceChecks.DevicesMissNothing(history),
        DeviceChecks.ShownOnce(history),
        StoreChecks.TheLogIsInOrder(history),
        DeliveryChecks.EverythingIsDelivered(history),
        DeliveryChecks.SilencedStaySilent(history),
        DeliveryChecks.RetriesKeepTheSchedule(history),
        ServerChecks.GuessesAreCounted(history),
        DeviceChecks.NothingForeign(history),
        ServerChecks.AnsweredAfterTheFlush(history),
        ServerChecks.ItComesBack(history),
        ServerChecks.ZombiesWriteNothing(history),
        ServerChecks.NothingReachesInside(history),
        StoreChecks.RefusalsSayWhen(history),
        MessageChecks.NoMessageIsLost(history),
        MessageChecks.NoMessageIsTakenTwice(history),
        MessageChecks.WhatWasTakenIsListed(history),
        MessageChecks.WhatIsAcceptedWasTaken(history),
    ];
}
