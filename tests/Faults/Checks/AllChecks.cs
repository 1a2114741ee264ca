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
        SecretChecks.GuessesAreCounted(history),
        DeviceChecks.NothingForeign(history),
        SecretChecks.AnsweredAfterTheFlush(history),
        SecretChecks.ItComesBack(history),
        SecretChecks.ZombiesWriteNothing(history),
        SecretChecks.NothingReachesInside(history),
        StoreChecks.RefusalsSayWhen(history),
    ];
}
