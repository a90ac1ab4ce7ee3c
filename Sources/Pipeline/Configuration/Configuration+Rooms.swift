import Foundation
import Inbox
import Intake
import Publishing
import Store

// What each room is told, from the one configuration.
extension Configuration {
    var inbox: InboxSettings {
        var settings = InboxSettings(spool: spool)
        settings.ignoredSuffixes = ignored
        settings.settleTime = settle
        settings.emptyGrace = emptyGrace
        settings.unreadableGrace = unreadableGrace
        settings.rescanInterval = rescan
        settings.pollingInterval = polling
        settings.sizeLimit = sizeLimit
        settings.recursive = recursive
        settings.doneMarker = doneMarker
        settings.keepDone = done == .keep
        settings.readOnly = readOnly
        settings.quarantineLimitFiles = quarantineFiles
        settings.quarantineLimitBytes = quarantineSize
        return settings
    }

    var store: StoreSettings {
        var settings = StoreSettings(folder: state)
        settings.logMaxAge = logMaxAge
        settings.logMaxBytes = logMaxSize
        settings.articleMaxAge = articleMaxAge
        settings.reserveBytes = reserve
        settings.lowBytes = lowSpace
        settings.allowUnsafeFileSystem = allowUnsafeFileSystem
        return settings
    }

    var publishing: PublishingSettings {
        var settings = PublishingSettings(events: events, query: query)
        settings.sendHighWater = eventHighWater
        settings.maxPeers = maxPeers
        settings.requestsPerSecond = requestsPerSecond
        settings.plaintextBeyondLoopback = plaintextIsMeant
        settings.socketGroup = runtimeGroup
        if let clients = curveClients {
            let given = Credentials(environment: ProcessInfo.processInfo.environment)
                .path(of: "curve.secret")
            settings.curve = CurveSettings(
                secretKeyPath: curveSecret ?? given ?? "", allowListPath: clients,
                checksOwner: curveSecret != nil || given == nil)
        }
        return settings
    }
}
